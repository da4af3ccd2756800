//! The screen.

use yew::prelude::*;

/// The whole application.
#[function_component]
pub fn App() -> Html {
    html! { <main>{ "Attest" }</main> }
}
