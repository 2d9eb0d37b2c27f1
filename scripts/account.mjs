// Makes API keys and the SQL that gives them to an account. The form of a key is src/model/key.rs's.
import { createHash, randomBytes } from "node:crypto";

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

function base32(bytes) {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.ceil((bytes.length * 8) / 5);
  bits <<= BigInt(length * 5 - bytes.length * 8);
  return Array.from({ length }, (_, place) => ALPHABET[Number((bits >> BigInt((length - 1 - place) * 5)) & 31n)]).join(
    "",
  );
}

const sha256 = (text) => createHash("sha256").update(text).digest();

/** A new key, and its hash and first characters, which the database keeps of it. */
export function newKey(kind = "sg_live_") {
  const body = kind + base32(randomBytes(20));
  const key = body + base32(sha256(body)).slice(0, 6);
  return { key, hash: sha256(key).toString("hex"), prefix: key.slice(0, 12) };
}

/** The statements that make an account with one key. Names are plain words. */
export function accountSql(name, plan, { hash, prefix }, now = Date.now()) {
  return [
    `insert into accounts (name, plan, created_at) values ('${name}', '${plan}', ${now})`,
    `insert into api_keys (hash, prefix, account_id, label, created_at) values ('${hash}', '${prefix}', (select max(id) from accounts), 'first', ${now})`,
  ];
}
