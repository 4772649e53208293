package org.floris.sandbox.crm.login;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Windows' hash of a password: MD4 of its UTF-16, written out as RFC 1320's appendix has it. */
record PasswordHash(byte[] bytes) {
    PasswordHash(String password) {
        this(md4(password.getBytes(StandardCharsets.UTF_16LE)));
    }

    private static byte[] md4(byte[] text) {
        byte[] message = Arrays.copyOf(text, ((text.length + 8) / 64 + 1) * 64);
        message[text.length] = (byte) 0x80;
        long bits = text.length * 8L;
        for (int i = 0; i < 8; i++) {
            message[message.length - 8 + i] = (byte) (bits >>> 8 * i);
        }
        int[] h = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        for (int block = 0; block < message.length; block += 64) {
            round(h, message, block);
        }
        byte[] hash = new byte[16];
        for (int i = 0; i < 16; i++) {
            hash[i] = (byte) (h[i / 4] >>> 8 * (i % 4));
        }
        return hash;
    }

    private static void round(int[] h, byte[] message, int block) {
        int[] x = new int[16];
        for (int i = 0; i < 64; i++) {
            x[i / 4] |= (message[block + i] & 0xff) << 8 * (i % 4);
        }
        int[] v = h.clone();
        for (int i = 0; i < 16; i += 4) {
            first(v, x[i], 0, 3);
            first(v, x[i + 1], 3, 7);
            first(v, x[i + 2], 2, 11);
            first(v, x[i + 3], 1, 19);
        }
        for (int i = 0; i < 4; i++) {
            second(v, x[i], 0, 3);
            second(v, x[i + 4], 3, 5);
            second(v, x[i + 8], 2, 9);
            second(v, x[i + 12], 1, 13);
        }
        for (int i : new int[] {0, 2, 1, 3}) {
            third(v, x[i], 0, 3);
            third(v, x[i + 8], 3, 9);
            third(v, x[i + 4], 2, 11);
            third(v, x[i + 12], 1, 15);
        }
        for (int i = 0; i < 4; i++) {
            h[i] += v[i];
        }
    }

    private static void first(int[] v, int word, int a, int by) {
        int b = v[(a + 1) % 4];
        int c = v[(a + 2) % 4];
        int d = v[(a + 3) % 4];
        v[a] = Integer.rotateLeft(v[a] + (b & c | ~b & d) + word, by);
    }

    private static void second(int[] v, int word, int a, int by) {
        int b = v[(a + 1) % 4];
        int c = v[(a + 2) % 4];
        int d = v[(a + 3) % 4];
        v[a] = Integer.rotateLeft(v[a] + (b & c | d & (b | c)) + word + 0x5a827999, by);
    }

    private static void third(int[] v, int word, int a, int by) {
        int mixed = v[(a + 1) % 4] ^ v[(a + 2) % 4] ^ v[(a + 3) % 4];
        v[a] = Integer.rotateLeft(v[a] + mixed + word + 0x6ed9eba1, by);
    }
}
