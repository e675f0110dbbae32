import { useEffect, useState } from 'react';

/** That something is looked up, once that takes longer than a moment; its place is kept from the start. */
export function Looking({ text }: { readonly text: string }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="looking" role="status">
      {isLong ? text : null}
    </p>
  );
}
