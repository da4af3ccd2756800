//! A shared list of things with ids: in the document's order, and found by id without a search through it.

use super::document::Id;
use crate::text::order;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::ops::Deref;
use std::rc::Rc;

/// What has an id.
pub trait Identified {
    /// Its id, unique in its list.
    fn id(&self) -> Id;
}

/// Things in the document's order. Reads as a slice.
#[derive(Debug)]
pub struct Listed<T> {
    items: Rc<[Rc<T>]>,
    /// Invariant: every index of `items` once, by ascending id.
    by_id: Rc<[u32]>,
}

impl<T: Identified> Listed<T> {
    /// Where the thing of that id stands.
    pub fn position(&self, id: Id) -> Option<usize> {
        let id_at = |&index: &u32| self.items.get(index as usize).map(|item| item.id());
        let found = self.by_id.binary_search_by_key(&Some(id), id_at).ok()?;
        self.by_id.get(found).map(|&index| index as usize)
    }

    /// The thing of that id.
    pub fn by_id(&self, id: Id) -> Option<&Rc<T>> {
        self.items.get(self.position(id)?)
    }

    /// The highest id, 0 where there is none.
    pub fn last_id(&self) -> Id {
        let last = self.by_id.last().and_then(|&index| self.items.get(index as usize));
        last.map_or(Id(0), |item| item.id())
    }

    /// The list with some of its things exchanged for others of the same id; the others are shared.
    pub fn with(&self, changed: Vec<(usize, Rc<T>)>) -> Self {
        let mut items = self.items.to_vec();
        for (index, item) in changed {
            if let Some(slot) = items.get_mut(index).filter(|slot| slot.id() == item.id()) {
                *slot = item;
            }
        }
        Self { items: items.into(), by_id: self.by_id.clone() }
    }

    /// Whether the two are one list, not only equal.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.items, &other.items)
    }
}

impl<T: Identified> From<Vec<T>> for Listed<T> {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Identified> FromIterator<T> for Listed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        items.into_iter().map(Rc::new).collect()
    }
}

impl<T: Identified> FromIterator<Rc<T>> for Listed<T> {
    fn from_iter<I: IntoIterator<Item = Rc<T>>>(items: I) -> Self {
        let items: Rc<[Rc<T>]> = items.into_iter().collect();
        let mut by_id: Vec<u32> = (0..items.len() as u32).collect();
        // The first analysis counts in text order.
        if !items.is_sorted_by_key(|item| item.id()) {
            order::by_key(&mut by_id, |&index| items.get(index as usize).map(|item| item.id()));
        }
        Self { items, by_id: by_id.into() }
    }
}

impl<T: Identified> Default for Listed<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T> Deref for Listed<T> {
    type Target = [Rc<T>];

    fn deref(&self) -> &[Rc<T>] {
        &self.items
    }
}

/// As the list of its things.
impl<T: Serialize> Serialize for Listed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.items.iter().map(|item| &**item))
    }
}

impl<'de, T: Identified + Deserialize<'de>> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

impl<T> Clone for Listed<T> {
    fn clone(&self) -> Self {
        Self { items: self.items.clone(), by_id: self.by_id.clone() }
    }
}

/// The order of the ids follows from the items.
impl<T: Eq> PartialEq for Listed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl<T: Eq> Eq for Listed<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Eq)]
    struct Thing(u32, &'static str);

    impl Identified for Thing {
        fn id(&self) -> Id {
            Id(self.0)
        }
    }

    #[test]
    fn things_are_found_by_id_and_exchanged_in_place() {
        let list: Listed<Thing> = vec![Thing(7, "a"), Thing(2, "b"), Thing(9, "c")].into();
        assert_eq!(list.by_id(Id(2)).map(|t| t.1), Some("b"));
        assert_eq!(list.by_id(Id(3)), None);
        assert_eq!(list.last_id(), Id(9));
        let other = list.with(vec![
            (1, Rc::new(Thing(2, "x"))),
            (0, Rc::new(Thing(1, "no such id there"))),
            (8, Rc::new(Thing(8, "no such place"))),
        ]);
        assert_eq!(other.iter().map(|t| t.1).collect::<Vec<_>>(), ["a", "x", "c"]);
        assert!(Rc::ptr_eq(&list[0], &other[0]) && !list.is(&other) && list.is(&list.clone()));
    }
}
