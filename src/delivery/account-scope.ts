/** What belongs to the sending of one account: its claims and records, and the right to make them. */
export function accountScope(account: string): string {
  return `account/${account}`;
}
