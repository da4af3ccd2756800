//! Elements, put together by plain calls.
//!
//! What `html!` writes out anew for each element, some hundred bytes of code, stands here once. The rows of the article,
//! of which there are many and which are drawn most often, keep it.

use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Event;
use yew::virtual_dom::{AttrValue, Key, Listener, ListenerKind, VList, VNode, VTag, VText};
use yew::{Callback, Html, NodeRef};

/// An element that is being made.
pub(super) struct Tag(Box<VTag>);

/// An element with its classes; `class` may be empty.
#[inline(never)]
pub(super) fn tag(name: &'static str, class: &'static str) -> Tag {
    let tag = Tag(Box::new(VTag::new(name)));
    if class.is_empty() { tag } else { tag.set("class", class) }
}

/// A button and what a click on it does.
#[inline(never)]
pub(super) fn button(class: &'static str, click: Callback<Event>) -> Tag {
    tag("button", class).on(ListenerKind::onclick, click)
}

impl Tag {
    /// An attribute.
    #[inline(never)]
    pub(super) fn set(mut self, key: &'static str, value: &'static str) -> Self {
        self.0.add_attribute(key, AttrValue::Static(value));
        self
    }

    /// An attribute that is made.
    #[inline(never)]
    pub(super) fn put(mut self, key: &'static str, value: String) -> Self {
        self.0.add_attribute(key, AttrValue::from(value));
        self
    }

    /// An attribute that is there or not.
    #[inline(never)]
    pub(super) fn when(self, on: bool, key: &'static str, value: &'static str) -> Self {
        if on { self.set(key, value) } else { self }
    }

    /// One more class, or not.
    #[inline(never)]
    pub(super) fn also(self, on: bool, class: &'static str) -> Self {
        if !on {
            return self;
        }
        let has = self.0.attributes.iter().find_map(|(key, has)| (key == "class").then(|| has.to_owned()));
        match has {
            Some(has) => self.put("class", format!("{has} {class}")),
            None => self.set("class", class),
        }
    }

    /// Whether it is disabled.
    pub(super) fn disabled(self, on: bool) -> Self {
        self.when(on, "disabled", "disabled")
    }

    /// The state of an ARIA attribute.
    pub(super) fn aria(self, key: &'static str, on: bool) -> Self {
        self.set(key, if on { "true" } else { "false" })
    }

    /// The key among its siblings.
    #[inline(never)]
    pub(super) fn key(mut self, key: u32) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Where to find the element once it is there.
    #[inline(never)]
    pub(super) fn found_by(mut self, node: &NodeRef) -> Self {
        self.0.node_ref = node.clone();
        self
    }

    /// What is done at an event.
    #[inline(never)]
    pub(super) fn on(mut self, kind: ListenerKind, heard: Callback<Event>) -> Self {
        self.0.add_listener(Rc::new(Heard { kind, heard }));
        self
    }

    /// What a field holds at first.
    #[inline(never)]
    pub(super) fn value(mut self, value: String) -> Self {
        self.0.set_value(AttrValue::from(value));
        self
    }

    /// A child. A child that is not there keeps its place, so that its siblings stay the elements that they are.
    #[inline(always)]
    pub(super) fn add(mut self, child: impl Child) -> Self {
        child.add_to(&mut self);
        self
    }

    /// The only children, of which there may be many.
    pub(super) fn only(mut self, children: Html) -> Self {
        if let Some(none) = self.0.children_mut() {
            *none = children;
        }
        self
    }

    /// A property of the element, for what is no attribute.
    pub(super) fn property(mut self, key: &'static str, value: JsValue) -> Self {
        self.0.add_property(key, value);
        self
    }

    /// Children of one kind, as a list of their own.
    #[inline(never)]
    pub(super) fn each(mut self, children: &mut dyn Iterator<Item = Html>) -> Self {
        self.push(list(children));
        self
    }

    #[inline(never)]
    fn push(&mut self, child: Html) {
        self.0.add_child(child);
    }

    #[inline(never)]
    fn push_words(&mut self, words: AttrValue) {
        self.0.add_child(VNode::VText(VText::new(words)));
    }

    /// The element.
    #[inline(never)]
    pub(super) fn html(self) -> Html {
        VNode::from(*self.0)
    }
}

/// Nodes that follow each other without an element around them.
#[inline(never)]
pub(super) fn list(children: &mut dyn Iterator<Item = Html>) -> Html {
    let children: Vec<Html> = children.collect();
    VNode::from(VList::from(children))
}

/// What can stand in an element.
pub(super) trait Child {
    /// Becomes the element's last child.
    fn add_to(self, tag: &mut Tag);
}

impl Child for &'static str {
    #[inline(always)]
    fn add_to(self, tag: &mut Tag) {
        tag.push_words(AttrValue::Static(self));
    }
}

impl Child for String {
    #[inline(never)]
    fn add_to(self, tag: &mut Tag) {
        tag.push_words(AttrValue::from(self));
    }
}

/// Shared words, without a copy.
impl Child for &Rc<str> {
    #[inline(never)]
    fn add_to(self, tag: &mut Tag) {
        tag.push_words(AttrValue::Rc(Rc::clone(self)));
    }
}

impl Child for Tag {
    #[inline(never)]
    fn add_to(self, tag: &mut Tag) {
        tag.push(self.html());
    }
}

impl Child for Html {
    #[inline(always)]
    fn add_to(self, tag: &mut Tag) {
        tag.push(self);
    }
}

impl<C: Child> Child for Option<C> {
    #[inline(always)]
    fn add_to(self, tag: &mut Tag) {
        match self {
            Some(child) => child.add_to(tag),
            None => tag.push(Html::default()),
        }
    }
}

/// Every listener of the page, whatever it hears.
struct Heard {
    kind: ListenerKind,
    heard: Callback<Event>,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        self.heard.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
