/** The time zones that this browser knows. */
export function timeZones(
  present: string,
): readonly { readonly value: string; readonly label: string }[] {
  const known =
    typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  const all = [...new Set([present, 'UTC', ...known])].filter(Boolean);
  return all.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
