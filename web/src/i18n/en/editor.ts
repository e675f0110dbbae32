/** Texts of editor. */
export const editor = {} as const;
