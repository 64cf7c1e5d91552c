import { config } from "zod";

// Schemas compiled to functions need eval, which the content security policy refuses: trying it logs an error each time.
config({ jitless: true });
