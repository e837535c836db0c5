/// Lua: rocks of LuaRocks. In come rockspecs, out go components of purl type `luarocks`.
@NullMarked
package io.pratique.sbom.language.lua;

import org.jspecify.annotations.NullMarked;
