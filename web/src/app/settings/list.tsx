export default function Soon() {
  return <div className="page" />;
}
