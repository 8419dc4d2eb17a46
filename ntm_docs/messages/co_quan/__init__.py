"""Messages of receiving offices, the register, the desk."""
