package org.floris;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Floris {
    public static void main(String[] arguments) {
        SpringApplication.run(Floris.class, arguments);
    }
}
