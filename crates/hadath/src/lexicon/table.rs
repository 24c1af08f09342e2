//! A hash table as plain bytes: written by the build, read in place, nothing to set up at run time.
//!
//! Open addressing over an arena of records. A slot has eight bits of the hash, so that nearly every miss ends
//! without a look at a record, and a record holds key and value side by side.

use std::borrow::Cow;

use crate::text::fold::Letter;

/// How many records a table may have to each of its slots, times four.
const LOAD: usize = 2;
/// Records begin at even offsets.
const ALIGN: usize = 2;
/// Bytes before the first slot: the number of slots.
const HEADER: usize = 4;

/// More than a table can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "too many words: a table holds at most 32 MiB, and 64 KiB for names that begin with the same two words"
)]
pub struct TooLarge;

/// Collects keys with their values.
#[derive(Default)]
pub struct TableBuilder {
    records: Vec<u8>,
    keys: Vec<(u64, u32)>,
}

impl TableBuilder {
    /// Adds a record. Keys come once each.
    ///
    /// # Errors
    /// When the key has more than 255 letters or the value more than 65,535 bytes.
    pub fn add(&mut self, key: &[Letter], value: &[u8]) -> Result<(), TooLarge> {
        let (length, size) = (u8::try_from(key.len()), u16::try_from(value.len()));
        let (Ok(length), Ok(size)) = (length, size) else { return Err(TooLarge) };
        self.keys.push((hash(key), (self.records.len() / ALIGN) as u32));
        self.records.push(length);
        self.records.extend_from_slice(&size.to_le_bytes());
        self.records.extend_from_slice(key);
        self.records.extend_from_slice(value);
        self.records.resize(self.records.len().next_multiple_of(ALIGN), 0);
        Ok(())
    }

    /// The bytes of the table.
    ///
    /// # Errors
    /// When the records take more than 32 MiB.
    pub fn build(self) -> Result<Vec<u8>, TooLarge> {
        if self.records.len() / ALIGN >= 1 << 24 {
            return Err(TooLarge);
        }
        let count = self.keys.len() * 4 / LOAD + 1;
        let mut slots = vec![0u32; count];
        for (hash, at) in self.keys {
            let mut slot = first_slot(hash, count);
            while slots[slot] != 0 {
                slot = next_slot(slot, count);
            }
            slots[slot] = tag(hash) << 24 | (at + 1);
        }
        let mut bytes = Vec::with_capacity(HEADER + count * 4 + self.records.len());
        bytes.extend_from_slice(&(count as u32).to_le_bytes());
        bytes.extend(slots.iter().flat_map(|s| s.to_le_bytes()));
        bytes.extend_from_slice(&self.records);
        Ok(bytes)
    }
}

/// A finished table.
#[derive(Clone, Debug)]
pub struct Table<B> {
    bytes: B,
    count: usize,
}

impl<B: AsRef<[u8]>> Table<B> {
    /// Reads what [`TableBuilder::build`] wrote.
    pub fn new(bytes: B) -> Table<B> {
        let count = word(bytes.as_ref(), 0) as usize;
        Table { bytes, count }
    }

    /// Its bytes, as the builder made them.
    #[allow(dead_code, reason = "the build writes them, and a test compares")]
    pub fn raw(&self) -> &[u8] {
        self.bytes.as_ref()
    }

    /// How many bytes it has.
    pub fn bytes(&self) -> usize {
        self.bytes.as_ref().len()
    }

    /// The value of a key.
    #[inline]
    pub fn get(&self, key: &[Letter]) -> Option<&[u8]> {
        let bytes = self.bytes.as_ref();
        let hash = hash(key);
        let mut slot = first_slot(hash, self.count);
        loop {
            let entry = word(bytes, HEADER + slot * 4);
            if entry == 0 {
                return None;
            }
            if entry >> 24 == tag(hash) {
                let (found, value) = self.record((entry & 0x00FF_FFFF) as usize - 1);
                if found == key {
                    return Some(value);
                }
            }
            slot = next_slot(slot, self.count);
        }
    }

    #[inline]
    fn record(&self, at: usize) -> (&[Letter], &[u8]) {
        let record = &self.bytes.as_ref()[HEADER + self.count * 4 + at * ALIGN..];
        let (head, rest) = record.split_at(3);
        let (key, rest) = rest.split_at(usize::from(head[0]));
        (key, &rest[..usize::from(u16::from_le_bytes([head[1], head[2]]))])
    }

    /// Every record, in the order of the slots: that of the hashes, which is the same in every run.
    pub fn iter(&self) -> impl Iterator<Item = (&[Letter], &[u8])> {
        (0..self.count).filter_map(|slot| {
            let entry = word(self.bytes.as_ref(), HEADER + slot * 4);
            (entry != 0).then(|| self.record((entry & 0x00FF_FFFF) as usize - 1))
        })
    }
}

/// A table without records.
impl Default for Table<Cow<'static, [u8]>> {
    fn default() -> Self {
        const EMPTY: &[u8] = &[1, 0, 0, 0, 0, 0, 0, 0];
        Table::new(Cow::Borrowed(EMPTY))
    }
}

#[inline]
fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

#[inline]
fn first_slot(hash: u64, count: usize) -> usize {
    ((hash >> 32) as usize * count) >> 32
}

#[inline]
fn next_slot(slot: usize, count: usize) -> usize {
    if slot + 1 == count { 0 } else { slot + 1 }
}

#[inline]
fn tag(hash: u64) -> u32 {
    (hash & 0xFF) as u32
}

/// Multiply and rotate over eight bytes at a time.
#[inline]
pub fn hash(form: &[Letter]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut h = form.len() as u64;
    let mut chunks = form.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().expect("eight bytes"));
        h = (h.rotate_left(5) ^ word).wrapping_mul(K);
    }
    h = (h.rotate_left(5) ^ rest(chunks.remainder())).wrapping_mul(K);
    // The upper bits depend on all letters; tags and filters read the lower ones.
    h ^ (h >> 47)
}

/// Fewer than eight bytes as one number; together with the length it tells them apart.
#[inline]
fn rest(bytes: &[u8]) -> u64 {
    if let (Some(head), Some(tail)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32;
    }
    match *bytes {
        [a] => u64::from(a),
        [a, b] => u64::from(a) | u64::from(b) << 8,
        [a, b, c] => u64::from(a) | u64::from(b) << 8 | u64::from(c) << 16,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_key_and_no_other() {
        let key = |n: u32| format!("k{n}").into_bytes();
        let mut builder = TableBuilder::default();
        for n in 0..5000 {
            builder.add(&key(n), &n.to_le_bytes()[..(n % 5) as usize]).unwrap();
        }
        let table = Table::new(builder.build().unwrap());
        for n in 0..5000 {
            assert_eq!(table.get(&key(n)), Some(&n.to_le_bytes()[..(n % 5) as usize]));
            assert_eq!(table.get(&key(n + 5000)), None);
        }
        assert_eq!(table.iter().count(), 5000);
    }

    #[test]
    fn an_empty_table_has_nothing() {
        assert_eq!(Table::new(TableBuilder::default().build().unwrap()).get(b"k"), None);
    }
}
