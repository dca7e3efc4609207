/**
 * So many of the people, each with the same chance, in the order in which they were given: who was drawn first
 * says nothing.
 * @param count at most as many as there are people
 * @param below a whole number from 0 up to, without, the one given; from a source that cannot be guessed
 */
export function drawLot<Person>(
  people: readonly Person[],
  count: number,
  below: (limit: number) => number,
): Person[] {
  const left = people.map((_, index) => index);
  const drawn = new Set<number>();
  while (drawn.size < count && left.length > 0) {
    for (const index of left.splice(below(left.length), 1)) drawn.add(index);
  }
  return people.filter((_, index) => drawn.has(index));
}
