/** 七夕糖果店: up to two characters of what is sold, and the kind of shop; 中秋去饭店 tells what is done. */
const SHOP =
  /^[^到去在进赴走访慰问组织开展与和前后期节间为给送向有办、,。;]{0,2}(?:[果包品书]店|商店|旅店|酒家|酒楼|餐厅|药房|照相馆|理发店|花店|茶楼)/u;

/** Whether a name that begins with a festival goes on as a shop's. */
export function isShop(text: string, at: number): boolean {
  return SHOP.test(text.slice(at, at + 6));
}
