export interface LeaseTable {
  /** `account/local`, `jobs/lead`, `bot/HOST/PID/TERM` … */
  name: string;
  owner: string;
  /** Grows with each holder. */
  generation: number;
  /** By the database's own clock: those of the processes may differ. */
  until_at: number;
}

export interface LeaseTables {
  lease: LeaseTable;
}
