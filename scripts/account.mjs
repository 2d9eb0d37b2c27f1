// Creates API keys and the SQL that stores them. src/model/key.rs defines the format of a key.
import { createHash, randomBytes } from "node:crypto";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

function base32(bytes) {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.ceil((bytes.length * 8) / 5);
  bits <<= BigInt(length * 5 - bytes.length * 8);
  return Array.from({ length }, (_, index) => ALPHABET[Number((bits >> BigInt((length - 1 - index) * 5)) & 31n)]).join(
    "",
  );
}

const sha256 = (text) => createHash("sha256").update(text).digest();

/** A new key, with the hash and the prefix that the database stores. */
export function newKey(kind = "sg_live_") {
  const body = kind + base32(randomBytes(20));
  const key = body + base32(sha256(body)).slice(0, 6);
  return { key, hash: sha256(key).toString("hex"), prefix: key.slice(0, 12) };
}

/** The SQL statements that create an account with one key. Values are not escaped. */
export function accountSql(name, plan, { hash, prefix }, now = Date.now()) {
  return [
    `insert into accounts (name, plan, created_at) values ('${name}', '${plan}', ${now})`,
    `insert into api_keys (hash, prefix, account_id, label, created_at) values ('${hash}', '${prefix}', (select max(id) from accounts), 'first', ${now})`,
  ];
}
