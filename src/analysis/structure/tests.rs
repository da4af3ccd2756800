//! Pages as tables: what each part holds.
