// validatorUrl: null, or the page would ask a validator elsewhere to look at our description.
SwaggerUIBundle({ url: "/openapi.json", dom_id: "#api", validatorUrl: null, deepLinking: true });
