package io.pratique.sbom.language.golang;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.model.inventory.NameHash;
import io.pratique.model.inventory.NameSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Makes of the names of functions in a program those that advisories use, as hashes.
///
/// | in the program | here |
/// | --- | --- |
/// | `net/http.(*Server).Serve`, `net/http.Header.Get-fm` | `net/http#Server.Serve`, `net/http#Header.Get` |
/// | `slices.SortFunc[...]`, `sync/atomic.(*Pointer[...]).Load` | `slices#SortFunc`, `sync/atomic#Pointer.Load` |
/// | `gopkg.in/yaml%2ev2.Unmarshal.func1` | `gopkg.in/yaml.v2#Unmarshal` |
/// | `main.run` | `example.com/tool/cmd/tool#run` |
///
/// Each package is told too, as `net/http#` (Go, cmd/internal/objabi, PathToPrefix; cmd/link, pcln.go).
final class SymbolHashes {
    /// Every whole program has it.
    private static final long ALWAYS = NameHash.of("runtime#main");

    private static final byte[] MAIN = "main".getBytes(UTF_8);
    private static final int MOST_OF_MAIN = 200_000;

    private long[] hashes = new long[4096];
    private int count;
    private boolean tooMany;
    /// Names of the main package, whose path is known later.
    private final List<byte[]> ofMain = new ArrayList<>();

    private byte[] path = new byte[0];
    private long pathHash;

    void add(byte[] name, int start, int end) {
        int dot = packageEnd(name, start, end);
        if (dot < 0 || isMadeUp(name, start, dot)) {
            return;
        }
        if (Arrays.equals(name, start, dot, MAIN, 0, MAIN.length)) {
            tooMany |= ofMain.size() >= MOST_OF_MAIN;
            if (!tooMany) {
                ofMain.add(Arrays.copyOfRange(name, dot + 1, end));
            }
            return;
        }
        if (!Arrays.equals(name, start, dot, path, 0, path.length)) {
            path = Arrays.copyOfRange(name, start, dot);
            pathHash = NameHash.add(hashOfPath(path), (byte) '#');
            put(pathHash);
        }
        addSymbol(name, dot + 1, end);
    }

    /// Adds a name as it is.
    void add(String name) {
        byte[] bytes = name.getBytes(UTF_8);
        put(NameHash.add(NameHash.START, bytes, 0, bytes.length));
    }

    /// The dot before the symbol: the first one behind the last slash, but not in type arguments.
    private static int packageEnd(byte[] name, int start, int end) {
        int dot = -1;
        for (int i = start; i < end && name[i] != '['; i++) {
            if (name[i] == '/') {
                dot = -1;
            } else if (name[i] == '.' && dot < 0) {
                dot = i;
            }
        }
        return dot;
    }

    /// `type:.eq.example.com/a.T` and `go:buildid` are the compiler's and the linker's.
    private static boolean isMadeUp(byte[] name, int start, int dot) {
        return dot > start + 4 && name[start + 4] == ':' || dot > start + 2 && name[start + 2] == ':';
    }

    private static long hashOfPath(byte[] path) {
        long hash = NameHash.START;
        for (int i = 0; i < path.length; i++) {
            int escaped = path[i] == '%' && i + 2 < path.length ? hexadecimal(path[i + 1], path[i + 2]) : -1;
            hash = NameHash.add(hash, escaped < 0 ? path[i] : (byte) escaped);
            i += escaped < 0 ? 0 : 2;
        }
        return hash;
    }

    private static int hexadecimal(byte high, byte low) {
        int one = Character.digit(high, 16);
        int other = Character.digit(low, 16);
        return one < 0 || other < 0 ? -1 : one << 4 | other;
    }

    /// Adds `F` of `F.func1`, `T.M` of `(*T).M`, and both of `A.B`, which may be either.
    private void addSymbol(byte[] name, int start, int end) {
        long hash = pathHash;
        int part = start;
        int brackets = 0;
        int i = start;
        for (; i < end && name[i] != '-'; i++) {
            byte c = name[i];
            if (c == '[') {
                brackets++;
            } else if (c == ']') {
                brackets--;
            } else if (c == '.' && brackets == 0) {
                if (part > start) {
                    break;
                }
                part = i + 1;
                if (name[start] != '(') {
                    put(hash);
                }
                hash = NameHash.add(hash, c);
            } else if (brackets == 0 && c != '(' && c != '*' && c != ')') {
                hash = NameHash.add(hash, c);
            }
        }
        if (i > part && !(part > start && isNumbered(name, part, i))) {
            put(hash);
        }
    }

    /// Whether a part names a function without a name: `func1`, `gowrap2`, `deferwrap1`, or the `0` of `init.0`.
    private static boolean isNumbered(byte[] name, int start, int end) {
        byte last = name[end - 1];
        if (last < '0' || last > '9') {
            return false;
        }
        byte first = name[start];
        return first >= '0' && first <= '9'
                || startsWith(name, start, end, "func")
                || startsWith(name, start, end, "gowrap")
                || startsWith(name, start, end, "deferwrap");
    }

    private static boolean startsWith(byte[] name, int start, int end, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (start + i >= end || name[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Names that belong together follow each other, so that many repetitions end here.
    private void put(long state) {
        long hash = NameHash.finish(state);
        if (tooMany || count > 0 && hashes[count - 1] == hash) {
            return;
        }
        if (count == hashes.length) {
            tooMany = 2 * count > NameSet.MOST;
            hashes = tooMany ? hashes : Arrays.copyOf(hashes, 2 * count);
        }
        if (!tooMany) {
            hashes[count++] = hash;
        }
    }

    /// All names; nothing where these are not all of a whole program, or too many.
    ///
    /// @param mainPackage the path of the main package
    Optional<NameSet> finish(String mainPackage) {
        pathHash = NameHash.add(hashOfPath(mainPackage.getBytes(UTF_8)), (byte) '#');
        put(pathHash);
        ofMain.forEach(symbol -> addSymbol(symbol, 0, symbol.length));
        boolean whole = false;
        for (int i = 0; i < count && !whole; i++) {
            whole = hashes[i] == ALWAYS;
        }
        return whole && !tooMany ? Optional.of(NameSet.of(hashes, count)) : Optional.empty();
    }
}
