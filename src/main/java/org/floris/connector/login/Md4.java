package org.floris.connector.login;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** MD4 (RFC 1320), which the JDK does not offer and Windows' password hashes are made of. */
final class Md4 {
    private static final int BLOCK = 64;
    private static final int[][] SHIFTS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};
    private static final int[][] ORDERS = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
        {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15}
    };
    private static final int[] CONSTANTS = {0, 0x5a827999, 0x6ed9eba1};

    private Md4() {}

    static byte[] digest(byte[] message) {
        int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        ByteBuffer padded = padded(message);
        int[] words = new int[16];
        while (padded.hasRemaining()) {
            for (int word = 0; word < words.length; word++) {
                words[word] = padded.getInt();
            }
            transform(state, words);
        }
        ByteBuffer digest = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        for (int part : state) {
            digest.putInt(part);
        }
        return digest.array();
    }

    private static ByteBuffer padded(byte[] message) {
        int length = (message.length + 9 + BLOCK - 1) / BLOCK * BLOCK;
        ByteBuffer padded = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        padded.put(message).put((byte) 0x80);
        padded.putLong(length - 8, 8L * message.length);
        padded.position(0);
        return padded;
    }

    private static void transform(int[] state, int[] words) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int step = 0; step < 48; step++) {
            int round = step / 16;
            int mixed = a + mix(round, b, c, d) + words[ORDERS[round][step % 16]] + CONSTANTS[round];
            a = d;
            d = c;
            c = b;
            b = Integer.rotateLeft(mixed, SHIFTS[round][step % 4]);
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }

    private static int mix(int round, int x, int y, int z) {
        return switch (round) {
            case 0 -> (x & y) | (~x & z);
            case 1 -> (x & y) | (x & z) | (y & z);
            default -> x ^ y ^ z;
        };
    }
}
