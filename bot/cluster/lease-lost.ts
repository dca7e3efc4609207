/** What was to be done belongs to another process now. Nothing of it was kept. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";

  constructor(name: string) {
    super(`${name} is held by another process now`);
  }
}
