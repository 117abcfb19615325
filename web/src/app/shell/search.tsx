export default function Search({ onClose }: { onClose: () => void }) {
  return <button onClick={onClose}>Close</button>;
}
