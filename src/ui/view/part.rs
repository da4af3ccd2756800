//! The one component of the page. Whatever draws itself again on its own is a [`Part`] in it.
//!
//! Yew writes some 3 KB of code for each component, and more for each type of effect. Here both are written once: a part
//! and an effect are behind a pointer.

use std::any::Any;
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp, VNode};

/// What a part is drawn from. It is drawn again when this is another one, or when its own state changes.
pub(super) trait Part: PartialEq + 'static {
    /// Sets it apart from the other parts: in one place, one part never takes over what another one kept.
    const KIND: &'static str;

    /// Draws it.
    fn draw(&self, hooks: &mut HookContext) -> Html;
}

/// A part among others that stand still.
pub(super) fn part<P: Part>(props: P) -> Html {
    placed(Rc::new(props), Key::from(P::KIND))
}

/// A part with a number that no other of its kind has, there or in the same place later.
pub(super) fn numbered<P: Part>(props: P, number: u32) -> Html {
    placed(Rc::new(props), Key::from(number))
}

fn placed(part: Rc<dyn AnyPart>, key: Key) -> Html {
    VNode::from(VComp::new::<Drawn>(Rc::new(DrawnProps { part }), Some(key)))
}

/// Draws into `root` for as long as the page lives.
pub(super) fn render<P: Part>(props: P, root: web_sys::Element) {
    yew::Renderer::<Drawn>::with_root_and_props(root, DrawnProps { part: Rc::new(props) }).render();
}

/// A part of any kind.
trait AnyPart {
    fn draw(&self, hooks: &mut HookContext) -> Html;
    fn is(&self, other: &dyn AnyPart) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<P: Part> AnyPart for P {
    fn draw(&self, hooks: &mut HookContext) -> Html {
        Part::draw(self, hooks)
    }

    fn is(&self, other: &dyn AnyPart) -> bool {
        other.any().downcast_ref::<P>() == Some(self)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

#[derive(Properties)]
struct DrawnProps {
    part: Rc<dyn AnyPart>,
}

impl PartialEq for DrawnProps {
    fn eq(&self, other: &Self) -> bool {
        self.part.is(&*other.part)
    }
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    use_part(&*props.part)
}

/// The hooks of the part.
struct Hooks<'part>(&'part dyn AnyPart);

impl Hook for Hooks<'_> {
    type Output = Html;

    fn run(self, hooks: &mut HookContext) -> Html {
        self.0.draw(hooks)
    }
}

fn use_part(part: &dyn AnyPart) -> Hooks<'_> {
    Hooks(part)
}

/// What undoes an effect, before the next one and at the end.
pub(super) type Undo = Box<dyn FnOnce()>;

/// When an effect is to be had again: once it has another value, or with `Each` after each drawing.
#[derive(Clone, Copy)]
pub(super) enum When {
    /// Once.
    There,
    /// Whenever this changes.
    Changed([usize; 2]),
    /// After each drawing.
    Each,
}

impl PartialEq for When {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (When::There, When::There) => true,
            (When::Changed(this), When::Changed(other)) => this == other,
            _ => false,
        }
    }
}

/// Has `run` called after the part is drawn.
#[hook]
pub(super) fn use_after(when: When, run: Box<dyn FnOnce() -> Undo>) {
    use_effect_with(when, move |_| run());
}

/// Has `run` called after the part is drawn, which leaves nothing to be undone.
pub(super) fn effect(run: impl FnOnce() + 'static) -> Box<dyn FnOnce() -> Undo> {
    Box::new(move || {
        run();
        Box::new(|| ())
    })
}

/// A place or an id that may be missing, as a value that an effect waits for.
pub(super) fn maybe(value: Option<usize>) -> When {
    When::Changed(value.map_or([0, 0], |value| [1, value]))
}
