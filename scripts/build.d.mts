export const serverFile: string;
export function ensureBuilt(): Promise<boolean>;
