const COMPOUND = /^(?:欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|司徒)/u;

/** 张＊＊, 欧阳＊, J***: enough to find one's own line, too little for a stranger. */
export function maskName(name: string): string {
  const characters = [...name];
  const compound = COMPOUND.test(name);
  const shown = compound ? 2 : 1;
  if (/^[\p{Script=Latin}]/u.test(name)) return `${characters[0] ?? ""}***`;
  const hidden = Math.max(1, Math.min(2, characters.length - shown));
  return characters.slice(0, shown).join("") + "＊".repeat(hidden);
}
