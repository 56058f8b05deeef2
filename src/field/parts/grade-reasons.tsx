export function GradeReasons({ reasons }: { readonly reasons: readonly string[] }) {
  return <p className="hint mt-2">{reasons.join(', ')}</p>;
}
