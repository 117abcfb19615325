import { encode } from 'uqr';
import { useMemo } from 'react';
import classes from './receipt.module.css';

/** A link as a code to point a phone at. */
export function Qr({ text, words }: { text: string; words: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { border: 1 });
    return { size, path: data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('') };
  }, [text]);
  return (
    <div className={classes.qr} data-testid="receipt-qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words} shapeRendering="crispEdges"><path d={path} fill="#000" /></svg>
      <span>{words}</span>
    </div>
  );
}
