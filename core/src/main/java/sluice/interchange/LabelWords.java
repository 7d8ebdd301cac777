package sluice.interchange;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sluice.asset.Label;

/**
 * Colours as other programs call them. Lightroom writes the words of the language that it runs in, Bridge what its
 * preferences call a colour, digiKam a number.
 */
final class LabelWords {
    private static final Map<Label, String> WORDS = Map.of(
            Label.RED,
            "red rot rouge rojo rosso vermelho rood röd rød punainen czerwony красный červená レッド 赤 红色 紅色 빨강 select",
            Label.YELLOW,
            "yellow gelb jaune amarillo giallo amarelo geel gul keltainen żółty желтый жёлтый žlutá イエロー 黄色 黃色 노랑"
                    + " second",
            Label.GREEN,
            "green grün vert verde groen grön grønn grøn vihreä zielony зеленый зелёный zelená グリーン 绿色 綠色 초록 녹색"
                    + " approved",
            Label.BLUE,
            "blue blau bleu azul blu blauw blå sininen niebieski синий modrá ブルー 蓝色 藍色 파랑 review",
            Label.PURPLE,
            "purple lila violett violet pourpre magenta púrpura morado viola roxo paars violetti fioletowy purpurowy"
                    + " фиолетовый пурпурный fialová パープル 紫色 보라");

    private static final Map<String, Label> BY_WORD = byWord();

    /** digiKam's colours; its orange, grey, black and white have no counterpart. */
    private static final Map<Label, String> NUMBERS =
            Map.of(Label.RED, "1", Label.YELLOW, "3", Label.GREEN, "4", Label.BLUE, "5", Label.PURPLE, "6");

    private LabelWords() {}

    private static Map<String, Label> byWord() {
        Map<String, Label> all = new HashMap<>();
        WORDS.forEach((label, words) -> {
            for (String word : words.split(" ")) {
                all.put(word, label);
            }
        });
        all.put("to do", Label.PURPLE);
        return Map.copyOf(all);
    }

    /** Lightroom's English word, which Bridge, digiKam, darktable and exiftool show as it is. */
    static String word(Label label) {
        return label.name().charAt(0) + label.word().substring(1);
    }

    static Optional<Label> ofWord(String word) {
        return Optional.ofNullable(BY_WORD.get(word.strip().toLowerCase(Locale.ROOT)));
    }

    static String number(Label label) {
        return NUMBERS.getOrDefault(label, "0");
    }

    static Optional<Label> ofNumber(String number) {
        return NUMBERS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
