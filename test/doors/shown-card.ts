/** What of a template card the peer looks at. */
export interface Shell {
  readonly card_type: string;
  readonly task_id: string;
  readonly main_title: { readonly title: string };
  readonly sub_title_text: string;
  readonly button_list?: readonly { readonly text: string; readonly key: string }[];
  readonly checkbox?: {
    readonly question_key: string;
    readonly option_list: readonly {
      readonly id: string;
      readonly text: string;
      readonly is_checked?: boolean;
    }[];
  };
  readonly submit_button?: { readonly text: string; readonly key: string };
}

/** The lengths and the id that the vendor's types name. */
export function wrongWith({
  main_title,
  sub_title_text,
  task_id,
  button_list,
  checkbox,
}: Shell): number {
  if (!/^[\w@-]{1,128}$/u.test(task_id)) return 40_058;
  if (main_title.title.length > 26 || sub_title_text.length > 112) return 40_058;
  if ((button_list?.length ?? 0) > 6 || (checkbox?.option_list.length ?? 0) > 20) return 40_058;
  const keys =
    button_list?.map(({ key }) => key) ?? checkbox?.option_list.map(({ id }) => id) ?? [];
  return keys.length > 0 && new Set(keys).size === keys.length ? 0 : 40_058;
}
