/** Texts about commands that cannot be carried out. */
export const commands = {
  'commands.onlyClosed': 'Only completed and cancelled issues can be archived.',
  'commands.onlyCreator': 'Only its creator or an admin of the project can delete an issue.',
} as const;
