/** Texts by key, nested by subject. */
export interface Words {
  readonly [key: string]: string | Words;
}
/** The shape an English file must have, from the French one: a missing key fails the compilation. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
