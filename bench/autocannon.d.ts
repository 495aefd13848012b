/** The part of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  export type LoadRequest = { method: string; path: string; headers: Record<string, string>; body?: string };

  export type LoadOptions = {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Seconds that one answer may take. */
    timeout: number;
    requests: { setupRequest(request: LoadRequest): LoadRequest }[];
  };

  export type LoadResult = { errors: number; timeouts: number };

  export type Load = PromiseLike<LoadResult> & {
    on(
      event: 'response',
      listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): Load;
  };

  export default function autocannon(options: LoadOptions): Load;
}
