package io.pratique.sbom.license;

/// The stretch of a text that is most like a licence.
///
/// @param share how much of what is known of the licence is in it, 0 to 1
/// @param worth how many shingles of the text the licence explains, less some for those that are missing
/// @param start the first of its shingles
/// @param end after the last of them
/// @param round how many other licences were taken before
record LicenseMatch(int license, double share, double worth, int start, int end, int round) {}
