import { Button, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { GiftCard, RevealedCode } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Failure } from '@/lib/ui/parts';
import classes from './gift-card.module.css';
import { useRevealCode } from './queries';

/** Shows the whole code once it is asked for, and prints the card alone. */
export function ShowCode({ card, words = 'Show and print the card', primary }: { card: Pick<GiftCard, 'id' | 'last'>; words?: string; primary?: boolean }) {
  const reveal = useRevealCode();
  const [shown, setShown] = useState<RevealedCode | null>(null);
  return (
    <>
      <Button variant={primary ? 'filled' : 'default'} size={primary ? 'lg' : undefined} leftSection={<Icon name="print" />} loading={reveal.busy} data-testid={`gift-card-code-${card.last}`}
        onClick={() => void reveal.run({ id: card.id, asked: Date.now() }).then((answer) => answer && setShown(answer))}>{words}</Button>
      <Failure of={reveal} money="Nothing changes by looking." />
      <Modal opened={shown !== null} onClose={() => setShown(null)} title={shown?.label}>
        {shown?.code && (
          <Stack>
            <img className={classes.picture} src={picture(shown)} alt={`The card, with the code ${shown.code}`} />
            <p className={classes.code} data-testid="gift-card-whole-code">{shown.code}</p>
            <p className="quiet" style={{ margin: 0 }}>Whoever has this code can pay with it.</p>
            <Button size="lg" leftSection={<Icon name="print" />} onClick={() => print(shown)} data-testid="gift-card-print">Print</Button>
          </Stack>
        )}
      </Modal>
    </>
  );
}

const picture = (shown: RevealedCode) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(shown.picture ?? '')}`;

/** The card on a page of its own: a frame without scripts, so that the app around it is not printed. */
function print(shown: RevealedCode) {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  frame.srcdoc = `<style>body{margin:10mm}svg{width:85.6mm;height:54mm}</style>${shown.picture ?? ''}`;
  frame.onload = () => {
    frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow?.print();
  };
  document.body.append(frame);
}
