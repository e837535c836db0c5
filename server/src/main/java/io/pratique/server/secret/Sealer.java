package io.pratique.server.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals secrets for the database, each with a key of its own, which is sealed by the newest master key; both with
/// AES-256 in GCM (NIST SP 800-38D). Used by several threads at once.
///
/// A sealed secret is: version (1 byte), id of the master key (8), nonce (12) and sealed key (48), nonce (12) and
/// sealed secret (its length and 16). Both seals cover the place and all that comes before the first nonce.
public final class Sealer {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEADER = 1 + MasterKey.ID_SIZE;
    private static final int SEALED_KEY = NONCE + MasterKey.SIZE + TAG;
    private static final int LEAST = HEADER + SEALED_KEY + NONCE + TAG;

    private final MasterKeys keys;
    private final SecureRandom random;

    public Sealer(MasterKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    public byte[] seal(Place place, byte[] secret) {
        MasterKey master = keys.newest();
        byte[] header =
                ByteBuffer.allocate(HEADER).put(VERSION).put(master.id()).array();
        byte[] dataKey = new byte[MasterKey.SIZE];
        random.nextBytes(dataKey);
        try {
            byte[] sealedKey = encrypt(master.key(), header, place, dataKey);
            byte[] sealed = encrypt(new SecretKeySpec(dataKey, "AES"), header, place, secret);
            return ByteBuffer.allocate(HEADER + sealedKey.length + sealed.length)
                    .put(header)
                    .put(sealedKey)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no AES in GCM", impossible);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /// @throws SealException when the master key is not here, or the bytes are not those that were sealed for this
    ///     place
    public byte[] open(Place place, byte[] sealed) throws SealException {
        MasterKey master = master(place, sealed);
        byte[] header = Arrays.copyOf(sealed, HEADER);
        try {
            byte[] dataKey = decrypt(master.key(), header, place, sealed, HEADER, SEALED_KEY);
            int start = HEADER + SEALED_KEY;
            return decrypt(new SecretKeySpec(dataKey, "AES"), header, place, sealed, start, sealed.length - start);
        } catch (GeneralSecurityException tampered) {
            throw new SealException("the secret in " + place.table() + " " + place.row()
                    + " was changed or moved since it was sealed; enter it again");
        }
    }

    /// Whether a secret should be sealed anew: another master key than the newest sealed it.
    public boolean isOutdated(byte[] sealed) {
        return sealed.length < LEAST
                || !Arrays.equals(
                        Arrays.copyOfRange(sealed, 1, HEADER), keys.newest().id());
    }

    private MasterKey master(Place place, byte[] sealed) throws SealException {
        if (sealed.length < LEAST || sealed[0] != VERSION) {
            throw new SealException("the secret in " + place.table() + " " + place.row() + " is no sealed secret");
        }
        byte[] id = Arrays.copyOfRange(sealed, 1, HEADER);
        return keys.find(id)
                .orElseThrow(() -> new SealException("the secret in " + place.table() + " " + place.row()
                        + " is sealed by master key " + HexFormat.of().formatHex(id)
                        + ", which is not here; give that key too, or enter the secret again"));
    }

    private byte[] encrypt(SecretKey key, byte[] header, Place place, byte[] plain) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] out = new byte[NONCE + plain.length + TAG];
        System.arraycopy(nonce, 0, out, 0, NONCE);
        cipher(Cipher.ENCRYPT_MODE, key, nonce, header, place).doFinal(plain, 0, plain.length, out, NONCE);
        return out;
    }

    private static byte[] decrypt(SecretKey key, byte[] header, Place place, byte[] from, int start, int length)
            throws GeneralSecurityException {
        byte[] nonce = Arrays.copyOfRange(from, start, start + NONCE);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, header, place).doFinal(from, start + NONCE, length - NONCE);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] header, Place place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(place.bytes());
        return cipher;
    }
}
