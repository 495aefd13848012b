/** A view as it arrives in a page: moments as text. */
export type Serialised<Value> = {
  [Key in keyof Value]: Value[Key] extends Date ? string : Value[Key] extends Date | null ? string | null : Value[Key];
};
