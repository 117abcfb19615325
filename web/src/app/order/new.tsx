import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { productByBarcode } from '@/app/catalogue/queries';
import { useSession } from '@/app/session/queries';
import { inWords } from '@/lib/api/problem';
import { Empty, Failure, Notice, PageHead } from '@/lib/ui/parts';
import { useScanner } from '@/lib/ui/use-scanner';
import { AddItem } from './add-item';
import { useOpenOrder } from './queries';

/** A sale without a visit. The order is opened by its first line, so that looking here leaves nothing behind. */
export default function NewSale() {
  const { member, business } = useSession();
  const queries = useQueryClient();
  const go = useNavigate();
  const [scan, setScan] = useState<string | null>(null);
  const open = useOpenOrder((order) => void go({ to: '/orders/$orderId', params: { orderId: order.id }, replace: true }));
  useScanner((code) => {
    productByBarcode(queries, code).then(
      (product) => (product ? void open.run({ lines: [{ kind: 'product', itemId: product.id, quantity: 1, memberId: member.id }] }) : setScan(`No product has the barcode ${code}.`)),
      (error) => setScan(inWords(error)),
    );
  });
  return (
    <div className="page">
      <PageHead title="New sale" />
      {scan && <Notice testId="scan-unknown">{scan}</Notice>}
      <Failure of={open} />
      <AddItem currency={business.currency} memberId={member.id} onAdd={(line) => void open.run({ lines: [line] })} />
      <Empty icon="scan" title="Scan the first product">Or search for a product or service above.</Empty>
    </div>
  );
}
