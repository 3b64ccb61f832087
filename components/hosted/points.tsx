/** A sentence and what it leads to, as a list. */
export const Points = ({ lead, points }: { lead: string; points: readonly string[] }) => (
  <section className="hosted-section">
    <p>{lead}</p>
    <ul className="points">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  </section>
)
