// A small set of 24 px line icons, so that no icon package is in the first load. Decorative: the control carries the name.
const shapes = {
  today: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8 14h3',
  till: 'M5 3h14v18l-3-2-2 2-2-2-2 2-2-2-3 2zM9 8h6M9 12h6',
  drawer: 'M4 4h16v7H4zM3 11h18v9H3zM10 15.500h4M8 7.500h8',
  clients: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.5a3.5 3.5 0 0 1 0 6M17.500 14.500c2.200.8 3.500 2.800 3.500 5.500',
  catalogue: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  team: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 21c0-4 3-7 7-7s7 3 7 7',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 4.500v5M8 14.500v5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  check: 'M4 12.500l5 5L20 6.500',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500L19 19M19 5l-1.500 1.500M6.500 17.500L5 19',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z',
  alert: 'M12 3l10 18H2zM12 10v5M12 18h.01',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5',
  cash: 'M3 7h18v10H3zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM6 12h.01M18 12h.01',
  terminal: 'M6 3h12v18H6zM9 7h6v3H9zM9 14h.01M12 14h.01M15 14h.01M9 17h.01M12 17h.01M15 17h.01',
  card: 'M3 6h18v12H3zM3 10h18M6 15h4',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  mail: 'M3 6h18v12H3zM3 7l9 7 9-7',
  pencil: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  undo: 'M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13',
  tag: 'M3 12V4h8l10 10-7 7zM8 8h.01',
  scan: 'M4 8V4h4M20 8V4h-4M4 16v4h4M20 16v4h-4M8 8v8M12 8v8M16 8v8',
  star: 'M12 3l2.700 6 6.300.6-4.800 4.300 1.400 6.300L12 17l-5.600 3.200 1.400-6.300L3 9.600 9.300 9z',
  back: 'M10 5l-7 7 7 7M3 12h18',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  erase: 'M9 5h11v14H9l-6-7zM12 9.500l5 5M17 9.500l-5 5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  gift: 'M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7c-5 0-5-4-2.500-4C11.500 3 12 7 12 7zM12 7c5 0 5-4 2.500-4C12.500 3 12 7 12 7z',
  link: 'M14 5h5v5M19 5l-9 9M17 14v5H5V7h5',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  const weight = name === 'more' ? 3 : 1.8;
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={weight} strokeLinecap="round"
      strokeLinejoin="round" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
      <path d={shapes[name]} />
    </svg>
  );
}
