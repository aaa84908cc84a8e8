/** An instant as the answers have it, inside of a JSON that PostgreSQL builds. */
export const utc = (column: string): string =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The name of who holds an account; null when it is gone. */
export const byName = (column: string): string =>
  `(select p.name from account a join person p on p.id = a.person_id where a.id = ${column})`;
