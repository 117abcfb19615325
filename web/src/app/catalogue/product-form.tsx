import { Button, Drawer, Group, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSession } from '@/app/session/queries';
import type { Product } from '@/lib/api/types';
import { parseAmount, toDecimalText } from '@/lib/ui/money';
import { MoneyInput } from '@/lib/ui/money-input';
import { Failure } from '@/lib/ui/parts';
import { useScanner } from '@/lib/ui/use-scanner';
import { useSaveProduct } from './queries';
import { TaxSelect } from './tax-select';

const orNull = (text: string) => text.trim() || null;
const numberOrNull = (value: number | string) => (value === '' ? null : Number(value));

export function ProductForm({ product, onClose }: { product: Product | undefined; onClose: () => void }) {
  const { currency } = useSession().business;
  const save = useSaveProduct(onClose);
  const form = useForm({
    initialValues: {
      name: product?.name ?? '', brand: product?.brand ?? '', sku: product?.sku ?? '', barcode: product?.barcode ?? '',
      price: product ? toDecimalText(product.price.amount, product.price.currency) : '', cost: product?.cost ? toDecimalText(product.cost.amount, product.cost.currency) : '',
      taxIds: product?.taxIds ?? [], minimum: (product?.minimum ?? '') as number | string, maximum: (product?.maximum ?? '') as number | string, active: product?.active ?? true,
    },
    validate: { name: (v) => (v.trim() ? null : 'What is it called?'), price: (v) => ((parseAmount(v, currency) ?? -1) >= 0 ? null : 'What does it cost?') },
  });
  useScanner((code) => form.setFieldValue('barcode', code));
  const money = (typed: string) => (parseAmount(typed, currency) === null ? null : { amount: parseAmount(typed, currency)!, currency });
  return (
    <Drawer opened onClose={onClose} size={480} title={product ? product.name : 'New product'}>
      <form onSubmit={form.onSubmit((v) => void save.run({
        id: product?.id, name: v.name.trim(), brand: orNull(v.brand), sku: orNull(v.sku), barcode: orNull(v.barcode), price: money(v.price)!, cost: money(v.cost),
        taxIds: v.taxIds, minimum: numberOrNull(v.minimum), maximum: numberOrNull(v.maximum), active: v.active,
      }))}>
        <Stack>
          <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} data-testid="product-name" />
          <TextInput label="Brand" {...form.getInputProps('brand')} />
          <TextInput label="Barcode" description="Scan it now: it lands here" {...form.getInputProps('barcode')} data-testid="product-barcode" />
          <TextInput label="Article number" {...form.getInputProps('sku')} />
          <Group grow align="start">
            <MoneyInput label="Price" required currency={currency} {...form.getInputProps('price')} data-testid="product-price" />
            <MoneyInput label="Cost" currency={currency} {...form.getInputProps('cost')} />
          </Group>
          <TaxSelect {...form.getInputProps('taxIds')} />
          <Group grow>
            <NumberInput label="Reorder below" min={0} {...form.getInputProps('minimum')} />
            <NumberInput label="Fill up to" min={0} {...form.getInputProps('maximum')} />
          </Group>
          <Switch size="md" label="On sale" {...form.getInputProps('active', { type: 'checkbox' })} />
          <Failure of={save} />
          <Button type="submit" loading={save.busy} data-testid="product-save">Save</Button>
        </Stack>
      </form>
    </Drawer>
  );
}
