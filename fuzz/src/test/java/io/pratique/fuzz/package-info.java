/// Calls every parser of untrusted bytes with spoilt input, from [Targets#ALL]. [ReplayTest] does so in every
/// build; [Fuzzer] is what Jazzer calls.
///
/// Targets of classes that only their own package sees lie in packages of the same name.
@NullMarked
package io.pratique.fuzz;

import org.jspecify.annotations.NullMarked;
