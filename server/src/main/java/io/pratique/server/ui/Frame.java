package io.pratique.server.ui;

/// What stands around a page.
///
/// @param section of the navigation: `images`; empty for none
/// @param proof for the forms of the page, see [Form#PROOF]
/// @param changing whether something happens that the page shows
public record Frame(String title, String section, String proof, boolean changing) {
    Frame withChanging(boolean now) {
        return new Frame(title, section, proof, now);
    }
}
