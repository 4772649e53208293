package org.floris;

import org.floris.cli.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Floris {
    public static void main(String[] arguments) {
        System.exit(Launcher.launch(Floris.class, arguments));
    }
}
