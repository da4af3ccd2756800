//! The page's module: starts the user interface.

fn main() {
    yew::Renderer::<attest::ui::App>::new().render();
}
