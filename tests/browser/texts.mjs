// The texts of the journeys, written for them.

export const ARTICLE = `Ferry fares to rise again in Tarnholm

TARNHOLM, March 4 (Coastline) -- The Tarnholm harbour authority will raise ferry fares by 12% in June, its director Ines Halvard said on Tuesday.

"We have put this off for three winters, and the boats do not wait," Halvard told reporters at the quay.

Opponents called the rise unfair. Councillor Piet Marrow said the island's 4,300 residents "cannot swim to work" and would pay 220 crowns more a year.

"Nobody asked us," he said. "Nobody ever does." \u{1f6a2}

According to a report by the audit office, the authority lost 1.8 million crowns in 2025.
`;

export const NOT_ENGLISH = `Die Fähre wird teurer

Die Hafenbehörde von Tarnholm erhöht im Juni die Preise, wie sie am Dienstag mitteilte. „Wir haben das drei Winter lang aufgeschoben“, sagte die Direktorin am Kai vor der Presse, und die Schiffe seien alt.
`;

export const NOTHING = `A walk along the shore

The path begins behind the church and follows the water. It is best in the morning, with the sun behind you, and there is a bench halfway.
`;

/** An article of about `bytes` bytes: paragraphs with quotes, sources and claims, no two the same. */
export function longArticle(bytes) {
  const names = ["Ines Halvard", "Piet Marrow", "Oda Lindqvist", "Tomas Brenner", "Ruth Calloway"];
  const cues = ["said", "told the council", "argued", "announced", "warned"];
  const things = ["ferries", "berths", "cranes", "buoys", "pilots", "tugs", "warehouses"];
  const parts = ["The long inquiry into the harbour of Tarnholm"];
  let length = 0;
  for (let n = 1; length < bytes; n += 1) {
    const name = names[n % names.length];
    const cue = cues[n % cues.length];
    const thing = things[n % things.length];
    const part =
      n % 3 === 0
        ? `${name} ${cue} that ${n} ${thing} had been bought in ${1950 + (n % 70)} for ${n * 7} crowns each, and that the accounts of that year were never closed.`
        : n % 3 === 1
          ? `"We counted ${n} ${thing} on the first day, and ${n + 2} on the second," ${name} ${cue}. "Nobody could tell us why."`
          : `The day went on without a vote. The hall has ${n} seats, and most of them stayed empty until the lamps were lit; the clerk read page ${n} of the report aloud.`;
    parts.push(part);
    length += part.length + 2;
  }
  return `${parts.join("\n\n")}\n`;
}
