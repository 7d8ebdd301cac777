package sluice.asset;

/** Lower-case hexadecimal text. */
final class Hex {
    private Hex() {}

    static boolean isLower(String text, int digits) {
        return text.length() == digits && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }
}
