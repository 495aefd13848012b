/** The four rising steps, the last one lit. The name itself stands beside it as text. */
export function Wordmark() {
  return (
    <svg className="wordmark-steps" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path className="wordmark-rise" d="M2 30v-6h7v-7h7v-7h7v20z" />
      <path className="wordmark-top" d="M23 30V3h7v27z" />
    </svg>
  );
}
