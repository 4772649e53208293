package org.floris.sandbox.population;

import java.time.LocalDate;

/** Numbers of Russian documents, with their check digits. */
final class Documents {
    private static final int[] INN10 = {2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] INN12_FIRST = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] INN12_SECOND = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};

    private Documents() {}

    /** Taxpayer number of a company. */
    static String companyInn(Chance chance, String region) {
        String digits = region + chance.digits(7);
        return digits + control(digits, INN10);
    }

    /** Taxpayer number of a person. */
    static String personInn(Chance chance, String region) {
        String digits = region + chance.digits(8);
        digits += control(digits, INN12_FIRST);
        return digits + control(digits, INN12_SECOND);
    }

    private static int control(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum % 11 % 10;
    }

    /** Pension insurance number, as 123-456-789 01. */
    static String snils(Chance chance) {
        String digits = chance.between(2, 9) + chance.digits(8);
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (9 - i) * (digits.charAt(i) - '0');
        }
        int control = sum % 101 % 100;
        return digits.substring(0, 3) + "-" + digits.substring(3, 6) + "-" + digits.substring(6) + " "
                + (control < 10 ? "0" : "") + control;
    }

    static String kpp(String inn) {
        return inn.substring(0, 4) + "01001";
    }

    /** Passports are renewed at 20 and at 45. */
    static LocalDate passportIssued(Chance chance, LocalDate birth, LocalDate today) {
        int age = birth.until(today).getYears();
        LocalDate from = birth.plusYears(age >= 45 ? 45 : age >= 20 ? 20 : 14);
        LocalDate last = from.plusDays(chance.between(3, 80));
        return last.isAfter(today) ? today : last;
    }
}
